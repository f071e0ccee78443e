// Everything a person can open, and what stands around it.
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { LINK_PAGES } from '../shared/accounts.ts';
import type { Person } from '../shared/newsroom.ts';
import { LinkPage } from './accounts/link-page.tsx';
import { beginNewsroom } from './hooks/newsroom.tsx';
import { SignInPage } from './people/sign-in-page.tsx';
import { ME, whoIsHere } from './people/use-who-am-i.ts';
import { Fault } from './shell/fault.tsx';
import { NotFound } from './shell/not-found.tsx';
import shell from './shell/shell.module.css';
import { SignedIn } from './shell/signed-in.tsx';
import { arriving } from './ui/arriving.tsx';
import { styleNonce } from './ui/style-nonce.ts';
import { theme, variables } from './ui/theme.ts';
import { Waiting } from './ui/waiting.tsx';

/** Each is large, and goes without the other: the board's cards are dragged, the draft has the editor. */
const board = arriving(() => import('./board/board-page.tsx'));
const draft = arriving(() => import('./draft/draft-page.tsx'));
const BoardPage = board.drawn(({ BoardPage }) => BoardPage);
const DraftPage = draft.drawn(({ DraftPage }) => DraftPage);
const queries = new QueryClient({ defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: false } } });

const isDraft = location.pathname.startsWith('/drafts/');
const isBoard = location.pathname === '/';
// What the address asks for comes while the server is still asked who is here.
if (isDraft) void draft.comes();
else if (isBoard || location.pathname === '/sign-in') void board.comes();

/** On a page for which one must be somebody: resolves when it is known who is here, or that it cannot be known. */
export async function begin(): Promise<void> {
  if (!isDraft && !isBoard) return;
  await queries.prefetchQuery(whoIsHere);
  const me = queries.getQueryData<Person | null>(ME);
  if (!me) return;
  const [newsroom, page] = await Promise.all([beginNewsroom(me), isDraft ? draft.comes() : null]);
  await page?.beginDraftPage(location.pathname, newsroom);
}

/** Seldom opened: they come when they are. */
const YouPage = lazy(async () => ({ default: (await import('./people/you-page.tsx')).YouPage }));
const NewsroomPage = lazy(async () => ({
  default: (await import('./accounts/newsroom-page.tsx')).NewsroomPage,
}));
const WebhooksPage = lazy(async () => ({
  default: (await import('./people/webhooks-page.tsx')).WebhooksPage,
}));

export function App(): ReactNode {
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
              <BoardPage />
            </Suspense>
          }
        />
        <Route
          path="/drafts/:draftId"
          element={
            <Suspense fallback={<Waiting>Opening the draft…</Waiting>}>
              <DraftPage />
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
