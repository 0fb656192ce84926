import { resolve } from 'node:path'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

/**
 * Browsers, processes and queues of a busy computer, and ids, networks and sums drawn by chance: one miss among ten thousand is looked at, and does not
 * throw away the whole run. It is not hidden either: count-line.ts names each test that went well only at its second go, and why it did not at its first.
 */
const SECOND_GO = 1

/** Where properties begin to draw: one seed, so that a run of today is the run of tomorrow. `SEED=$RANDOM npm test` looks elsewhere. */
const SEED = Number(process.env.SEED ?? 20_261_130)

/** Bundles the Worker once, for the projects that start or measure it as it is uploaded. */
const UPLOAD = 'test/support/upload.ts'

/** What wrangler.toml leaves out of the Worker is left out here: reading of certificates takes more than a hundred modules. */
const WITHOUT_CERTIFICATES = {
  find: /^(@peculiar\/.*|reflect-metadata)$/,
  replacement: resolve('src/auth/no-certificates.ts'),
}

// Storage isolation is per file; with a site of its own per test the suite shares one isolate and is 13 times faster.
const inWorkerd = (name: string, include: string[]) => ({
  resolve: { alias: [WITHOUT_CERTIFICATES] },
  plugins: [
    cloudflareTest(async () => ({
      wrangler: { configPath: './wrangler.toml' },
      miniflare: {
        bindings: {
          PUBLIC_URL: 'https://comments.test',
          MAIL_FROM: 'Afterword <comments@comments.test>',
          MAIL_TRANSPORT: 'development',
          DEVELOPMENT: 'true',
          DEMO_ORIGIN: 'http://localhost:8788',
          // How long a sum takes is no matter of these tests, and some run on a busy computer.
          CHALLENGE_BITS: '3',
          SIGNING_KEYS: 'test:0123456789abcdef0123456789abcdef',
          MAIL_HOOK_KEYS:
            'resend:whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw,postmark:postmark-hook-password-of-the-tests,mailgun:mailgun-signing-key-of-the-tests-0001,ses:arn:aws:sns:eu-central-1:123456789012:afterword-mail',
          HASH_KEY: 'fedcba9876543210fedcba9876543210',
          TEST_MIGRATIONS: await readD1Migrations('migrations/main'),
          TEST_SEARCH_MIGRATIONS: await readD1Migrations('migrations/search'),
        },
      },
    })),
  ],
  test: {
    name,
    include,
    setupFiles: ['test/support/draw-alike.ts', 'test/support/apply-migrations.ts'],
    isolate: false,
    fileParallelism: false,
    retry: SECOND_GO,
    // Far above what any takes alone: the jobs of a whole run may stand before one's own.
    testTimeout: 60_000,
  },
})

const inNode = (name: string, options: object = {}) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    environment: 'node',
    setupFiles: ['test/support/draw-alike.ts'],
    // What is awaited comes when the computer gets to it: the usual second is a race on a busy one.
    expect: { poll: { timeout: 20_000 } },
    ...options,
  },
})

export default defineConfig({
  test: {
    provide: { seed: SEED },
    projects: [
      inWorkerd('unit', ['test/unit/**/*.test.{ts,tsx}']),
      // Row budgets fill a real D1 with hundreds of thousands of rows: one of their own, or the other tests would wade through them.
      inWorkerd('rows', ['test/bench/rows-*.test.ts']),
      inNode('arch', { testTimeout: 60_000 }),
      // One after the other: both start Workers and wait for queues, and two cores are not enough for both at once.
      inNode('integration', {
        globalSetup: UPLOAD,
        sequence: { groupOrder: 1 },
        retry: SECOND_GO,
        testTimeout: 60_000,
        hookTimeout: 120_000,
        fileParallelism: false,
      }),
      // One process, so that all files share a Worker and a browser (test/support/browser/fixture.ts).
      inNode('browser', {
        globalSetup: UPLOAD,
        sequence: { groupOrder: 2 },
        retry: SECOND_GO,
        isolate: false,
        pool: 'forks',
        testTimeout: 90_000,
        hookTimeout: 120_000,
        fileParallelism: false,
      }),
      // Last in its lane: it measures.
      inNode('bench', {
        globalSetup: UPLOAD,
        sequence: { groupOrder: 3 },
        exclude: ['test/bench/rows-*.test.ts'],
        testTimeout: 120_000,
        hookTimeout: 120_000,
        fileParallelism: false,
      }),
    ],
    reporters: ['default', './test/support/count-line.ts'],
  },
})
