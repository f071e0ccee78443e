// What can wait until the page has nothing else to do.
import { useEffect, useState } from 'react';

/** It waits no longer than this, in milliseconds. */
const WITHIN = 500;

/** The value given last, a while later; null before the first. */
export function useWhenIdle<T>(value: T): T | null {
  const [settled, setSettled] = useState<T | null>(null);
  useEffect(() => {
    // Safari has no such call.
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(() => setSettled(value));
      return () => clearTimeout(timer);
    }
    const idle = requestIdleCallback(() => setSettled(value), { timeout: WITHIN });
    return () => cancelIdleCallback(idle);
  }, [value]);
  return settled;
}
