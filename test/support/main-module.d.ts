/** Lets `exports.default` of cloudflare:workers know which Worker the tests run. */
declare namespace Cloudflare {
  interface GlobalProps {
    mainModule: typeof import('../../src/index')
  }
}
