// What a page's style sheet says of its own names: Word writes the styles that a house made for itself there, and nowhere else.
// Of words, whether they are bold, italic or struck; of paragraphs only what they are, for how they look is the house's.

/** The sheet as data, where our policy has nothing to stop. */
export function setSheetAside(html: string): string {
  return html.replace(
    /<style\b[^>]*>([\s\S]*?)<\/style\s*>/giu,
    (_whole, sheet: string) =>
      `<template data-sheet="${sheet.replace(/[&"<>]/gu, (char) => `&#${char.charCodeAt(0)};`)}"></template>`,
  );
}

/** Each element gets what the sheet says of it, before what it says itself, which counts more. */
export function readSheet(page: Element): void {
  for (const element of page.querySelectorAll<HTMLElement>('[data-sheet]')) {
    const sheet = element.dataset['sheet'] ?? '';
    element.remove();
    for (const [, names = '', style = ''] of sheet.replaceAll(COMMENT, '').matchAll(/([^{}]*)\{([^{}]*)\}/gu))
      for (const name of names.split(',')) wear(page, name.trim(), style);
  }
}

const COMMENT = /\/\*[\s\S]*?\*\/|<!--|-->/gu;
const NAME = /^(p|li|div|span|font)?\.[a-z][\w-]*$/iu;
const LOOKS = /(?<![\w-])(?:font-weight|font-style|text-decoration)\s*:[^;]*/giu;

function wear(page: Element, name: string, style: string): void {
  const [is, tag = 'span'] = NAME.exec(name) ?? [];
  if (is === undefined) return;
  const looks = /^(?:span|font)$/iu.test(tag) ? (style.match(LOOKS)?.join(';') ?? '') : '';
  const level = looks === '' ? /mso-outline-level\s*:\s*(\d)/iu.exec(style)?.[1] : undefined;
  if (looks === '' && level === undefined) return;
  for (const element of page.querySelectorAll<HTMLElement>(name)) {
    const own = element.dataset['style'] ?? '';
    if (looks !== '') element.dataset['style'] = `${looks};${own}`;
    // A paragraph may say that it is none, though it has a heading's name. What else it says of it comes from where its words do.
    else if (!/mso-outline-level\s*:\s*body/iu.test(own)) element.dataset['outline'] = level;
  }
}
