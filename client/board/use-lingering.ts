// The last value that was there, for as long as nothing else takes its place.
import { useState } from 'react';

export function useLingering<T>(value: T | null): T | null {
  const [last, setLast] = useState(value);
  if (value !== null && value !== last) setLast(value);
  return value ?? last;
}
