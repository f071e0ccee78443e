// The token of a link: out of the address as soon as it is read, and still known when the page is loaded again.
import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { z } from 'zod';

const held = z.object({ token: z.string() });

/** Empty when the address holds none. */
export function useLinkToken(): string {
  const { pathname, hash, state } = useLocation();
  const navigate = useNavigate();
  const inAddress = hash.slice(1);
  useEffect(() => {
    if (inAddress !== '') void navigate(pathname, { replace: true, state: { token: inAddress } });
  }, [inAddress, pathname, navigate]);
  if (inAddress !== '') return inAddress;
  const kept = held.safeParse(state);
  return kept.success ? kept.data.token : '';
}
