import { afterEach, beforeEach, describe, it, vi } from 'vitest'
import { openStore } from '../../../src/client/store'

/** A device: what it holds, and whether it takes anything more. */
function aDevice() {
  const device = { isFull: false, held: {} as Record<string, string> }
  const storage = new Proxy(device.held, {
    set(held, name: string, value: string) {
      if (device.isFull) throw new DOMException('', 'QuotaExceededError')
      held[name] = value
      return true
    },
  })
  vi.stubGlobal('localStorage', storage)
  return device
}

/** A page that is loaded again has no memory of its own. */
async function load() {
  vi.resetModules()
  return (await import('../../../src/client/device')).kept
}

describe('what a device keeps', () => {
  beforeEach(() => void vi.resetModules())
  afterEach(() => void vi.unstubAllGlobals())

  it('is what was put in its place last, also after a reload, until it is emptied', async ({ expect }) => {
    aDevice()
    const kept = await load()
    expect(kept('name')).toBeUndefined()
    expect(kept('name', 'one')).toBe('one')
    expect(kept('name', 'two')).toBe('two')
    expect((await load())('name')).toBe('two')
    expect(kept('name', '')).toBeUndefined()
    expect((await load())('name')).toBeUndefined()
  })

  it('that is full lasts as long as the page, and the rest is kept as ever', async ({ expect }) => {
    const device = aDevice()
    const kept = await load()
    device.isFull = true
    expect(kept('large', 'words')).toBe('words')
    expect(kept('large')).toBe('words')
    device.isFull = false
    expect(kept('small', 'token')).toBe('token')
    expect(device.held).toEqual({ small: 'token' })
    expect(kept('large', 'fewer')).toBe('fewer')
    expect(device.held).toEqual({ small: 'token', large: 'fewer' })
  })

  it('is forgotten where that was asked, also on one that is full', async ({ expect }) => {
    const device = aDevice()
    const kept = await load()
    kept('me', 'Ada')
    device.isFull = true
    kept('other', 'does not fit')
    expect(kept('me', '')).toBeUndefined()
    expect(device.held).toEqual({})
    expect((await load())('me')).toBeUndefined()
  })

  const absent = {
    forbids: (): unknown => {
      throw new DOMException('', 'SecurityError')
    },
    lacks: (): unknown => null,
  }

  it.for(['forbids', 'lacks'] as const)(
    'lasts as long as the page on one that %s it',
    async (how, { expect }) => {
      Object.defineProperty(globalThis, 'localStorage', { get: absent[how], configurable: true })
      const kept = await load()
      expect(kept('name')).toBeUndefined()
      expect(kept('name', 'one')).toBe('one')
      expect(kept('name')).toBe('one')
      expect(kept('name', '')).toBeFalsy()
      Reflect.deleteProperty(globalThis, 'localStorage')
    },
  )
})

describe('until when a page had been read', () => {
  afterEach(() => void vi.unstubAllGlobals())

  it('is the end of the last visit, and no older copy of a thread sets it back', ({ expect }) => {
    aDevice()
    const [minute, hour] = [6e4, 36e5]
    const visit = (now: number) => openStore('site', 'page', now).read().visit
    expect(visit(10 * hour)).toEqual([10 * hour, 10 * hour])
    // Kept somewhere for three minutes.
    expect(visit(10 * hour - 3 * minute)).toEqual([10 * hour, 10 * hour])
    expect(visit(10 * hour + 5 * minute)).toEqual([10 * hour, 10 * hour + 5 * minute])
    expect(visit(12 * hour)).toEqual([10 * hour + 5 * minute, 12 * hour])
  })
})
