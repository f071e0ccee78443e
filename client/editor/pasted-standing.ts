// The pictures within a pasted page's words: each stands alone, behind the block that it is in.

export function standAlone(page: Element): void {
  for (const drawn of page.querySelectorAll('v\\:imagedata')) drawn.replaceWith(pictureOf(drawn));
  for (const picture of page.querySelectorAll('img')) setBehind(picture);
}

/** A small sign says what it stands for. */
function setBehind(picture: HTMLImageElement): void {
  const alt = picture.getAttribute('alt') ?? '';
  if (/^\p{Extended_Pictographic}/u.test(alt) && alt.length <= 16) picture.replaceWith(alt);
  else if (isNoPicture(picture)) picture.remove();
  else if (!picture.closest('figure')) {
    const figure = picture.ownerDocument.createElement('figure');
    figure.dataset['bare'] = '';
    const block = picture.closest('p, h1, h2, h3, h4, h5, h6, li');
    if (block) block.after(figure);
    else picture.before(figure);
    figure.append(picture);
  }
}

/** Word draws its pictures in a language of its own when it is told to; then there is no other. */
function pictureOf(drawn: Element): HTMLElement {
  // In the page's own document nothing is asked for.
  const picture = drawn.ownerDocument.createElement('img');
  picture.src = drawn.getAttribute('src') ?? '';
  return picture;
}

/** A mail's counter, a list's box to tick. */
function isNoPicture(picture: HTMLImageElement): boolean {
  const sides = ['width', 'height'].map((side) => Number.parseFloat(picture.getAttribute(side) ?? '99'));
  return sides.some((side) => side <= 2) || picture.closest('[aria-roledescription*="checkbox"]') !== null;
}
