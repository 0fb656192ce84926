export default {
  fetch: () => new Response(),
  queue() {},
  scheduled() {},
}
