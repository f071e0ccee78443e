// Signing in as one of the demo's people: by a click, or because this address is theirs.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { handleToBe, pageAfter } from './beside.ts';
import { signInAs } from './session.ts';
import { ME } from './use-who-am-i.ts';

type SignIn = { readonly busy: boolean; readonly problem: string | null; as(handle: string): void };

export function useSignIn(): SignIn {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const become = useCallback(
    async (handle: string) => {
      setBusy(true);
      setProblem(null);
      try {
        await signInAs(handle);
        queries.removeQueries({ queryKey: ME });
        const page = pageAfter(location);
        // Editions are pages of the server's own.
        if (page.startsWith('/editions/')) location.replace(page);
        else await navigate(page, { replace: true });
      } catch {
        setProblem('That did not work: the server did not let you in. Try again.');
        setBusy(false);
      }
    },
    [queries, navigate],
  );
  useEffect(() => {
    const handle = handleToBe(location);
    if (handle) void become(handle);
  }, [become]);
  return { busy, problem, as: (handle) => void become(handle) };
}
