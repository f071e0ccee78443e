// The name of a file that is saved: a slug is somebody's words, and a header is ours.
import { expect, test } from 'vitest';
import { attachment } from '../../server/export/file-name.ts';

const encoded = (header: string): string =>
  decodeURIComponent(/filename\*=UTF-8''(.*)$/u.exec(header)?.[1] ?? '');

test('a plain slug names the file twice', () => {
  expect(attachment('harbour-plan', 'docx')).toBe(
    `attachment; filename="harbour-plan.docx"; filename*=UTF-8''harbour-plan.docx`,
  );
});

test.each([
  ['a"; filename="evil.exe', 'a-; filename=-evil.exe.md'],
  ['a\r\nset-cookie: x=1', 'a-set-cookie- x=1.md'],
  ['../../etc/passwd', 'etc-passwd.md'],
  ['..', 'draft.md'],
  ['CON<>:|?*\\', 'CON-.md'],
  ['\u202egpj.exe', 'gpj.exe.md'],
  ["it's (50%) é 日本", "it's (50%) é 日本.md"],
  ['x'.repeat(500), `${'x'.repeat(80)}.md`],
  ['\ud800', '\ufffd.md'],
  [' ', 'draft.md'],
])('%j says no more than a name', (slug, name) => {
  const header = attachment(slug, 'md');
  expect(encoded(header)).toBe(name);
  expect(header).toMatch(/^attachment; filename="[ !#-[\]-~]+"; filename\*=UTF-8''[\w!#$&+.^`|~%-]+$/u);
});
