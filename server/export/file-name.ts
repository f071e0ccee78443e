// The name under which a file is saved, said so that every browser understands it and no name can say more than a name.

/** Control characters, what no file system takes, and what turns letters round. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a name must not hold.
const UNSAFE = /[\u0000-\u001f\u007f-\u009f"*/:<>?\\|\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
const LONGEST = 80;

/** For the header `content-disposition`, by RFC 6266: once in plain ASCII, once in full. */
export function attachment(slug: string, extension: string): string {
  const name = `${safeName(slug)}.${extension}`;
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^ -~]+/gu, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded(name)}`;
}

function safeName(slug: string): string {
  const clean = slug.toWellFormed().replaceAll(UNSAFE, '-').replaceAll(/\s+/gu, ' ');
  const short = [...clean]
    .slice(0, LONGEST)
    .join('')
    .replaceAll(/^[ .-]+|[ .]+$/gu, '');
  return short === '' ? 'draft' : short;
}

/** RFC 5987 allows fewer letters than an address does; `%` in the plain name is read as itself. */
function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/gu,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
