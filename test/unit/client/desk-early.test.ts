import { describe, it } from 'vitest'
import { startEarly } from '../../../src/client/desk-early'

/** Something that is being opened, until it is there. */
function opening() {
  let arrive = () => {}
  const opened = new Promise<void>((resolve) => {
    arrive = resolve
  })
  return { opened, arrive }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('keys that are quicker than the network', () => {
  it('wait for what they are meant for', async ({ expect }) => {
    const early = startEarly()
    const { opened, arrive } = opening()
    const heard: string[] = []
    early.when(opened, () => heard.push('a'))
    await settled()
    expect(heard).toEqual([])
    arrive()
    await settled()
    expect(heard).toEqual(['a'])
  })

  it('are all heeded before what was pressed after them', async ({ expect }) => {
    const early = startEarly()
    const [first, second] = [opening(), opening()]
    const heard: string[] = []
    early.when(first.opened, () => heard.push('a'))
    early.when(second.opened, () => heard.push('s'))
    early.afterAll(() => heard.push('u'))
    second.arrive()
    await settled()
    expect(heard).toEqual(['s'])
    first.arrive()
    await settled()
    expect(heard).toEqual(['s', 'a', 'u'])
  })

  it('may lead to another wait, which counts too', async ({ expect }) => {
    const early = startEarly()
    const [first, second] = [opening(), opening()]
    const heard: string[] = []
    early.when(first.opened, () => early.when(second.opened, () => heard.push('s')))
    early.afterAll(() => heard.push('u'))
    first.arrive()
    await settled()
    expect(heard).toEqual([])
    second.arrive()
    await settled()
    expect(heard).toEqual(['s', 'u'])
  })

  it('hold nothing up where there are none', ({ expect }) => {
    const heard: string[] = []
    startEarly().afterAll(() => heard.push('u'))
    expect(heard).toEqual(['u'])
  })
})
