// Printing the page: the style sheets leave the article alone on the paper, and the open flags after it when they are asked for.

export function printOut(what: 'article' | 'article and flags'): void {
  const root = document.documentElement;
  if (what === 'article and flags') root.dataset['print'] = 'flags';
  addEventListener('afterprint', () => delete root.dataset['print'], { once: true });
  print();
}
