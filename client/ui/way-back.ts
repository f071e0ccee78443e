// The way back to the board as this tab showed it last, with its filters; kept through a reload.

const KEY = 'galley.board';

export function rememberBoard(search: URLSearchParams): void {
  sessionStorage.setItem(KEY, search.toString());
}

export function wayBack(): string {
  const search = sessionStorage.getItem(KEY);
  return search ? `/?${search}` : '/';
}
