import type { Reporter, TestCase, TestModule } from 'vitest/node'

/**
 * Prints the closing line that CI reads: `N passed, N failed`, with what was skipped if anything was. Before it, the tests that failed once and
 * passed at their second go (vitest.config.ts): each is a race to be found. Asked what it is at, it says which have begun and not ended.
 */
export default class CountLine implements Reporter {
  /** By id: a file is another object once it was read. */
  readonly #under = new Map<string, string>()

  /** Whoever waits in vain asks what there is to wait for (scripts/watched.mjs). */
  onInit(): void {
    process.on('SIGUSR2', () => {
      for (const name of this.#under.values()) console.log(`Under way and not ended: ${name}`)
      console.log(`Waits for: ${process.getActiveResourcesInfo().join(', ')}`)
    })
  }

  onTestModuleQueued(module: TestModule): void {
    this.#under.set(module.id, module.relativeModuleId)
  }

  onTestModuleEnd(module: TestModule): void {
    this.#under.delete(module.id)
  }

  onTestCaseReady(test: TestCase): void {
    this.#under.set(test.id, `${test.module.relativeModuleId} > ${test.fullName}`)
  }

  onTestCaseResult(test: TestCase): void {
    this.#under.delete(test.id)
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0, pending: 0 }
    for (const module of modules) {
      if (module.state() === 'failed' && [...module.children.allTests()].length === 0) count.failed++
      for (const test of module.children.allTests()) {
        count[test.result().state]++
        if (!test.diagnostic()?.flaky) continue
        const [first] = test.result().errors ?? []
        const places = first?.stack?.split('\n').filter((line) => line.includes('/test/')) ?? []
        console.log(`Only at a second go: ${module.relativeModuleId} > ${test.fullName}`)
        console.log([first?.message, first?.diff, ...places].join('\n'))
      }
    }
    const skipped = count.skipped + count.pending
    console.log(
      `\n${count.passed} passed, ${count.failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    )
  }
}
