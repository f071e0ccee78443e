// Everything a person can open, and what stands around it.
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, type ReactNode, StrictMode, Suspense } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, Route, Routes } from 'react-router';
import { LINK_PAGES } from '../shared/accounts.ts';
import { LinkPage } from './accounts/link-page.tsx';
import type { Who } from './begin.ts';
import { SignInPage } from './people/sign-in-page.tsx';
import { ME, whoIsHere } from './people/use-who-am-i.ts';
import { Fault } from './shell/fault.tsx';
import { NotFound } from './shell/not-found.tsx';
import shell from './shell/shell.module.css';
import { SignedIn } from './shell/signed-in.tsx';
import { arriving } from './ui/arriving.tsx';
import { shareStyleNonce, styleNonce } from './ui/style-nonce.ts';
import { theme, variables } from './ui/theme.ts';
import { Waiting } from './ui/waiting.tsx';

/** Each is large, and goes without the other: the board's cards are dragged, the draft has the editor. */
const board = arriving(async () => (await import('./first/board.ts')).BoardPage);
const draft = arriving(async () => (await import('./first/draft.ts')).DraftPage);
const queries = new QueryClient({ defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: false } } });

/** The page that came along with what draws it. */
type Here = { readonly BoardPage?: () => ReactNode; readonly DraftPage?: () => ReactNode };

/** Draws the application into a place, before anything else can happen (see main.ts). */
export function drawingWith({ BoardPage, DraftPage }: Here): (root: HTMLElement, who: Who | null) => void {
  if (BoardPage) board.isHere(BoardPage);
  if (DraftPage) draft.isHere(DraftPage);
  return (root, who) => {
    shareStyleNonce();
    // The board is what comes after it.
    if (location.pathname === '/sign-in') void board.comes();
    if (who?.answer !== undefined) queries.setQueryData(ME, who.answer);
    else if (who) void queries.prefetchQuery({ ...whoIsHere, queryFn: () => who.asking });
    flushSync(() =>
      createRoot(root).render(
        <StrictMode>
          <App />
        </StrictMode>,
      ),
    );
  };
}

/** Seldom opened: they come when they are. */
const YouPage = lazy(async () => ({ default: (await import('./people/you-page.tsx')).YouPage }));
const NewsroomPage = lazy(async () => ({
  default: (await import('./accounts/newsroom-page.tsx')).NewsroomPage,
}));
const WebhooksPage = lazy(async () => ({
  default: (await import('./people/webhooks-page.tsx')).WebhooksPage,
}));

function App(): ReactNode {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <Notifications position="bottom-center" limit={3} className={shell.notices ?? ''} />
      <Fault>
        <QueryClientProvider client={queries}>
          {/* A list that is kept in the address shows at once what was chosen in it, not the old value for a moment. */}
          <BrowserRouter useTransitions={false}>
            <Places />
          </BrowserRouter>
        </QueryClientProvider>
      </Fault>
    </MantineProvider>
  );
}

function Places(): ReactNode {
  return (
    <Routes>
      <Route path="/sign-in" element={<SignInPage />} />
      {Object.values(LINK_PAGES).map((path) => (
        <Route key={path} path={path} element={<LinkPage />} />
      ))}
      <Route element={<SignedIn />}>
        <Route
          index
          element={
            <Suspense fallback={<Waiting>Opening the board…</Waiting>}>
              <board.Page />
            </Suspense>
          }
        />
        <Route
          path="/drafts/:draftId"
          element={
            <Suspense fallback={<Waiting>Opening the draft…</Waiting>}>
              <draft.Page />
            </Suspense>
          }
        />
        <Route
          path="/you"
          element={
            <Suspense fallback={<Waiting>Opening your page…</Waiting>}>
              <YouPage />
            </Suspense>
          }
        />
        <Route
          path="/newsroom"
          element={
            <Suspense fallback={<Waiting>Opening the newsroom’s page…</Waiting>}>
              <NewsroomPage />
            </Suspense>
          }
        />
        <Route
          path="/webhooks"
          element={
            <Suspense fallback={<Waiting>Opening the webhooks…</Waiting>}>
              <WebhooksPage />
            </Suspense>
          }
        />
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}
