/** @file One thing after the other for each name, whoever asks. */

type InTurn = <Result>(name: string, work: () => Promise<Result>) => Promise<Result>

/** @returns how to wait for one's turn: work under other names is not waited for, and work that fails holds nobody up. */
export function createTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(work)
    const settled = turn.catch(() => undefined)
    last.set(name, settled)
    void settled.then(() => last.get(name) === settled && last.delete(name))
    return turn
  }
}
