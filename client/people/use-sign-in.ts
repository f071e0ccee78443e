// Signing in as one of the demo's people: by a click, or because this address is theirs.
import { useCallback, useEffect, useState } from 'react';
import { handleToBe } from './beside.ts';
import { signInAs } from './session.ts';
import { useCameIn } from './use-came-in.ts';

type SignIn = { readonly busy: boolean; readonly problem: string | null; as(handle: string): void };

export function useSignIn(): SignIn {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const cameIn = useCameIn();
  const become = useCallback(
    async (handle: string) => {
      setBusy(true);
      setProblem(null);
      try {
        await signInAs(handle);
        await cameIn();
      } catch {
        setProblem('That did not work: the server did not let you in. Try again.');
        setBusy(false);
      }
    },
    [cameIn],
  );
  useEffect(() => {
    const handle = handleToBe(location);
    if (handle) void become(handle);
  }, [become]);
  return { busy, problem, as: (handle) => void become(handle) };
}
