// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { looksParser, setLooksAside } from '../../client/editor/pasted-looks.ts';
import { formatsOf, markerOf } from '../../client/editor/schema.ts';

function pasted(html: string): readonly string[] {
  const page = document.createElement('div');
  page.innerHTML = setLooksAside(html);
  return looksParser.parseSlice(page).content.content.map((block) => {
    const { kind, indent } = markerOf(block);
    const words = block.children.map((node) => [...Object.keys(formatsOf(node)), node.text].join(' '));
    return `${kind}${indent ?? ''}: ${words.join('|')}`;
  });
}

test('handlers of a pasted page go and its style sheets wait as data, its words about them stay', () => {
  expect(
    setLooksAside(
      '<style>p {}</style><p onclick="x()" class=a style="color:red">Write onclick="x()", style="x" <img src=x onerror=go()></p>',
    ),
  ).toBe(
    '<template data-sheet="p {}"></template><p class=a data-style="color:red">Write onclick="x()", style="x" <img src=x></p>',
  );
});

test('a list written by a word processor is a list, without its written bullets', () => {
  const item = (level: number, bullet: string, words: string): string =>
    `<p class=MsoListParagraph style='text-indent:-.25in;mso-list:l0 level${level} lfo1'><![if !supportLists]><span
      style='font-family:Symbol'><span style='mso-list:Ignore'>${bullet}<span>&nbsp;&nbsp; </span></span></span><![endif]>${words}</p>`;
  expect(
    pasted(
      `<p class=MsoNormal>Before</p>${item(1, '·', 'One')}${item(2, 'o', 'Below')}${item(1, '1.', 'First')}${item(2, '(b)', 'Second')}`,
    ),
  ).toEqual(['paragraph: Before', 'bullet0: One', 'bullet1: Below', 'number0: First', 'number1: Second']);
});

test('the wrapper that is not bold makes nothing bold, and looks make words bold, italic and struck', () => {
  expect(
    pasted(
      `<b style="font-weight:normal"><p><span style="font-weight:400">Plain </span><span style="font-weight:700">bold</span> <span style="font-style:italic">it</span></p></b>`,
    ),
  ).toEqual(['paragraph: Plain |bold bold| |italic it']);
});
