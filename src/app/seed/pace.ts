/** How many invented reports there are. */
export const demoReports = 40

/** How many minutes ago a report came in: older ones first, from about twelve days ago up to some minutes ago. */
export const ageOf = (index: number): number =>
  Math.round(((demoReports - index) / demoReports) ** 2 * 12 * 24 * 60) + 7

// Emergencies (0 and 6) run fast, the rest from brisk to slow, so that a median and a ninth tenth look like those of people.
const paces = [0.35, 1.6, 2.8, 4.2, 0.9, 6.5, 0.25, 0.6, 3.4, 1.2, 1.9, 5.2, 0.45, 2.3] as const

/** How many minutes one minute of the script takes: nobody works two reports at the same speed. */
export const paceOf = (index: number): number =>
  (paces[index % paces.length] ?? 1) / (1 + Math.floor(index / paces.length))
