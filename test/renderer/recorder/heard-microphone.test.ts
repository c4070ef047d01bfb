import { expect, test } from 'vitest'
import { hearMicrophone } from '../../../renderer/recorder/heard-microphone.ts'

/** A microphone that answers when it is told to, and what became of it. */
function slowMicrophone() {
  const answer = Promise.withResolvers<MediaStream>()
  const track = Object.assign(new EventTarget(), { isStopped: false, stop: () => void (track.isStopped = true) })
  const mixer = { isClosed: false, level: () => 0.5, close: () => void (mixer.isClosed = true) }
  const problems: string[] = []
  const heard = hearMicrophone({
    open: () => answer.promise,
    mix: () => mixer,
    onProblem: ({ message }) => problems.push(message),
  })
  const stream = { getTracks: () => [track], getAudioTracks: () => [track] } as unknown as MediaStream
  const settled = () => new Promise((resolve) => setTimeout(resolve))
  return {
    heard,
    track,
    mixer,
    problems,
    async answer() {
      answer.resolve(stream)
      await settled()
    },
    async refuse() {
      answer.reject(new Error('Permission denied'))
      await settled()
    },
  }
}

test('a microphone is heard once it answers, until it is closed', async () => {
  const { heard, answer, track, mixer } = slowMicrophone()
  expect(heard.level()).toBe(0)
  await answer()
  expect(heard.level()).toBe(0.5)
  heard.close()
  expect([heard.level(), track.isStopped, mixer.isClosed]).toEqual([0, true, true])
})

test('one that answers after another was chosen is let go, and the other is still heard', async () => {
  const [slow, chosen] = [slowMicrophone(), slowMicrophone()]
  slow.heard.close()
  await chosen.answer()
  await slow.answer()
  expect([slow.track.isStopped, slow.heard.level()]).toEqual([true, 0])
  expect([chosen.track.isStopped, chosen.mixer.isClosed, chosen.heard.level()]).toEqual([false, false, 0.5])
})

test('one that is refused or unplugged is told of; one that nobody waits for is not', async () => {
  const [refused, unplugged, closed] = [slowMicrophone(), slowMicrophone(), slowMicrophone()]
  await refused.refuse()
  await unplugged.answer()
  unplugged.track.dispatchEvent(new Event('ended'))
  closed.heard.close()
  await closed.refuse()
  expect([refused.problems, unplugged.problems, closed.problems]).toEqual([['Permission denied'], ['The microphone is gone.'], []])
})
