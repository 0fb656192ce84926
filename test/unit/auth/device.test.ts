import { describe, it } from 'vitest'
import { deviceOf } from '../../../src/auth/device'

describe('a device in words', () => {
  it.for([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36',
      'Chrome · Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Safari/537.36 Edg/150.0',
      'Edge · Windows',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
      'Safari · macOS',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari · iPhone',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 CriOS/150.0 Mobile/15E148 Safari/604.1',
      'Chrome · iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 16; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0 Mobile Safari/537.36',
      'Samsung Internet · Android',
    ],
    ['curl/8.6.0', ''],
    ['', ''],
    [undefined, ''],
  ] as const)('%s → %s', ([agent, device], { expect }) => {
    expect(deviceOf(agent)).toBe(device)
  })

  it('never keeps anything of what was sent', ({ expect }) => {
    const known =
      /^((Edge|Opera|Samsung Internet|Firefox|Chrome|Safari)( · )?)?(iPhone|iPad|Android|Windows|macOS|ChromeOS|Linux)?$/
    for (const agent of ['<script>Firefox/1', 'Chrome/1 a@b.example Linux', `Safari/${'x'.repeat(9999)}`]) {
      expect(deviceOf(agent)).toMatch(known)
    }
  })
})
