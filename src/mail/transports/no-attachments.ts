// Stands in for three parts of nodemailer (wrangler.toml, [alias]): its thousand kinds of files, its way of fetching what a letter would enclose
// by an address, and its reading of lines of addresses. Letters here are two texts from one address to one, so none is ever asked
// (docs/decisions/0018-what-stays-out-of-the-upload.md).

/** @throws always: a letter that names a file, or addresses in one line, has no place here */
function refuse(): never {
  throw new Error('letters enclose no files')
}

/** The default stands in place of the fetching: what a letter says may never make the Worker ask an address (S-60). */
export { refuse as default, refuse as detectExtension, refuse as detectMimeType }
