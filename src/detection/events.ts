/** A backtest waits to be run. Data: `backtestId`. */
export const backtestAsked = 'rule.backtest-asked'
