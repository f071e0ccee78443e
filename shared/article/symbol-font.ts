// Fonts whose letters are pictures: Word writes an arrow as the letter à in Wingdings, and mails end in a J that is a smile.
// Those that writers use become the sign that everybody sees; the others stay as they are.

export type SymbolFont = 'wingdings' | 'symbol';

const SIGNS: Readonly<Record<SymbolFont, ReadonlyMap<string, string>>> = {
  wingdings: inPairs('à→ß←á↑â↓è➔ð⇨ï⇦J☺K😐L☹C👍D👎ü✓û✗þ☑ý☒o☐¨◻q❑r❒F☞E☜(☎*✉v❖u◆w⬥l●n■m❍§▪Ø➢Ÿ•\u009f•«★'),
  symbol: inPairs(
    '®→¬←¯↓«↔Þ⇒Ü⇐Û⇔Ð∠³≥£≤¹≠»≈º≡´×¸÷¥∞Ö√ò∫å∑¶∂Î∈·•',
    'aαbβcχdδeεfφgγhηiιjϕkκlλmμnνoοpπqθrρsσtτuυvϖwωxξyψzζ',
    'AΑBΒCΧDΔEΕFΦGΓHΗIΙJϑKΚLΛMΜNΝOΟPΠQΘRΡSΣTΤUΥVςWΩXΞYΨZΖ',
  ),
};

/** The font of a style whose letters are pictures; "Segoe UI Symbol" is a font like all others. */
export function symbolFont(style: string): SymbolFont | null {
  const [, name] =
    /(?:^|;)\s*(?:mso-symbol-)?font-family\s*:\s*["']?(wingdings|symbol)\b/iu.exec(style) ?? [];
  if (name === undefined) return null;
  return name.toLowerCase() === 'symbol' ? 'symbol' : 'wingdings';
}

export function readSymbols(text: string, font: SymbolFont): string {
  return Array.from(text, (char) => SIGNS[font].get(plain(char)) ?? char).join('');
}

/** Some programs move such a font's letters out of the way of all others. */
function plain(char: string): string {
  return /[\uf020-\uf0ff]/u.test(char) ? String.fromCharCode(char.charCodeAt(0) - 0xf000) : char;
}

function inPairs(...pairs: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    Array.from(pairs.join('').matchAll(/(.)(.)/gsu), ([, letter = '', sign = '']) => [letter, sign]),
  );
}
