import { calendarOf, type DayRule } from './calendar.ts'

/**
 * Days off of state agencies, 2024–2028. What the Prime Minister has not decided yet, or what we have not seen decided,
 * is `verified: false`: the Labour Code fixes the last day of the old lunar year and the first three of the new one; the
 * fifth day of Tết and the second day of 2/9 are chosen each year. A holiday on a weekend moves to the next working day
 * (art. 111.3). See docs/decisions/calendar-as-data.md.
 */
const labourCode = 'Bộ luật Lao động 2019, Điều 112'
const movedDay = 'Bộ luật Lao động 2019, Điều 111 khoản 3'
const cultureDay = 'Nghị quyết 28/2026/QH16'
const swap2024 = 'Công văn 2450/VPCP-KGVX ngày 12/4/2024'
const year2025 = 'Công văn 8726/VPCP-KGVX ngày 26/11/2024'
const year2026 = 'Thông báo 9441/TB-BNV năm 2025'
const newYear2026 = 'Công văn 12729/VPCP-KGVX ngày 25/12/2025'

const day =
  (kind: DayRule['kind'], verified: boolean) =>
  (name: string, basis: string, ...dates: readonly string[]): readonly DayRule[] =>
    dates.map((date) => ({ date, kind, name, basis, verified }))

const off = day('off', true)
const work = day('work', true)
const offUnverified = day('off', false)

const newYear = 'Tết Dương lịch'
const tet = 'Tết Nguyên đán'
const hung = 'Giỗ Tổ Hùng Vương'
const victory = 'Ngày Chiến thắng 30/4'
const labour = 'Quốc tế Lao động 1/5'
const national = 'Quốc khánh 2/9'
const culture = 'Ngày Văn hóa Việt Nam 24/11'
const swapped = 'Hoán đổi ngày làm việc'
const makeUp = 'Làm bù'

export const calendarDays: readonly DayRule[] = [
  ...off(newYear, labourCode, '2024-01-01'),
  ...off(tet, labourCode, '2024-02-08', '2024-02-09', '2024-02-10', '2024-02-11', '2024-02-12'),
  ...off(tet, movedDay, '2024-02-13', '2024-02-14'),
  ...off(hung, labourCode, '2024-04-18'),
  ...off(swapped, swap2024, '2024-04-29'),
  ...work(makeUp, swap2024, '2024-05-04'),
  ...off(victory, labourCode, '2024-04-30'),
  ...off(labour, labourCode, '2024-05-01'),
  ...off(national, labourCode, '2024-09-02', '2024-09-03'),

  ...off(newYear, labourCode, '2025-01-01'),
  ...off(tet, year2025, '2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31'),
  ...off(hung, labourCode, '2025-04-07'),
  ...off(victory, labourCode, '2025-04-30'),
  ...off(labour, labourCode, '2025-05-01'),
  ...off(swapped, year2025, '2025-05-02'),
  ...work(makeUp, year2025, '2025-04-26'),
  ...off(national, year2025, '2025-09-01', '2025-09-02'),

  ...off(newYear, labourCode, '2026-01-01'),
  ...off(swapped, newYear2026, '2026-01-02'),
  ...work(makeUp, newYear2026, '2026-01-10'),
  ...off(tet, year2026, '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'),
  ...off(hung, labourCode, '2026-04-26'),
  ...off(hung, movedDay, '2026-04-27'),
  ...off(victory, labourCode, '2026-04-30'),
  ...off(labour, labourCode, '2026-05-01'),
  ...off(swapped, year2026, '2026-08-31'),
  ...work(makeUp, year2026, '2026-08-22'),
  ...off(national, year2026, '2026-09-01', '2026-09-02'),
  ...off(culture, cultureDay, '2026-11-24'),

  ...off(newYear, labourCode, '2027-01-01'),
  ...off(tet, labourCode, '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'),
  ...offUnverified(tet, labourCode, '2027-02-09'),
  ...offUnverified(tet, movedDay, '2027-02-10', '2027-02-11'),
  ...off(hung, labourCode, '2027-04-16'),
  ...off(victory, labourCode, '2027-04-30'),
  ...off(labour, labourCode, '2027-05-01'),
  ...off(labour, movedDay, '2027-05-03'),
  ...off(national, labourCode, '2027-09-02'),
  ...offUnverified(national, labourCode, '2027-09-03'),
  ...off(culture, cultureDay, '2027-11-24'),

  ...off(newYear, labourCode, '2028-01-01'),
  ...off(newYear, movedDay, '2028-01-03'),
  ...offUnverified(tet, labourCode, '2028-01-24'),
  ...off(tet, labourCode, '2028-01-25', '2028-01-26', '2028-01-27', '2028-01-28'),
  ...off(hung, labourCode, '2028-04-04'),
  ...off(victory, labourCode, '2028-04-30'),
  ...off(labour, labourCode, '2028-05-01'),
  ...off(victory, movedDay, '2028-05-02'),
  ...off(national, labourCode, '2028-09-02'),
  ...offUnverified(national, labourCode, '2028-09-01'),
  ...off(national, movedDay, '2028-09-04'),
  ...off(culture, cultureDay, '2028-11-24'),
]

/** The calendar in force until an administrator replaces its days. */
export const officialCalendar = calendarOf(calendarDays)
