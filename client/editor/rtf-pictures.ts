// The pictures in a piece of RTF, in the order in which they stand: word processors put their bytes there and nowhere else.

/** As an address that holds the bytes; null for one that no browser shows. */
export type RtfPicture = string | null;

type Group = {
  /** No part of the words: pages' heads and feet, bullets, and what stands in for a picture in old programs. */
  readonly isBeside: boolean;
  readonly type: 'png' | 'jpeg' | 'other' | null;
};

/** What is between these is text, or a picture's bytes. */
const TOKEN = /[{}]|\\(?:[a-z]+-?\d*|[^a-z])/giu;
const TYPE = /^\\(?:(png)blip|(jpe)gblip|emfblip)/u;
const BESIDE = /^\\(?:header[lrf]?|footer[lrf]?|nonshppict|listpicture|background)$/u;

export function picturesInRtf(rtf: string): readonly RtfPicture[] {
  const found: RtfPicture[] = [];
  const open: Group[] = [];
  let from = 0;
  for (const { 0: token, index } of rtf.matchAll(TOKEN)) {
    const group = open.at(-1) ?? { isBeside: false, type: null };
    if (token === '{') open.push({ ...group, type: null });
    else if (token !== '}') open.splice(-1, 1, after(group, token));
    else {
      open.pop();
      if (group.type && !group.isBeside) found.push(addressOf(group.type, rtf.slice(from, index)));
    }
    from = index + token.length;
  }
  return found;
}

function after(group: Group, word: string): Group {
  if (BESIDE.test(word)) return { ...group, isBeside: true };
  const [is, png, jpeg] = TYPE.exec(word) ?? [];
  return is === undefined ? group : { ...group, type: png ? 'png' : jpeg ? 'jpeg' : 'other' };
}

function addressOf(type: Group['type'], written: string): RtfPicture {
  const hex = written.replaceAll(/\s/gu, '');
  if (type === 'other' || hex === '' || hex.length % 2 !== 0 || /[^\da-f]/iu.test(hex)) return null;
  const chars: string[] = [];
  for (let at = 0; at < hex.length; at += 2)
    chars.push(String.fromCharCode(Number.parseInt(hex.slice(at, at + 2), 16)));
  return `data:image/${type};base64,${btoa(chars.join(''))}`;
}
