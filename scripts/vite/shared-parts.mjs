/** What pages have in common that are never loaded together. */

/** @typedef {import('vite').Rolldown.ChunkingContext} Graph */

/**
 * A group of files for every module that both sides bring along when they are loaded: in a file of its own, neither brings
 * along what only the other needs. Both are given by the paths of their files.
 */
export function sharedParts(
  /** @type {string} */ name,
  /** @type {readonly string[]} */ some,
  /** @type {readonly string[]} */ others,
) {
  /** @type {Set<string> | undefined} */
  let shared;
  return {
    debugName: name,
    name: (/** @type {string} */ id, /** @type {Graph} */ graph) => {
      shared ??= both(broughtBy(some, graph), broughtBy(others, graph));
      return shared.has(id) ? name : null;
    },
  };
}

/** @returns {Set<string>} */
function broughtBy(/** @type {readonly string[]} */ roots, /** @type {Graph} */ graph) {
  const found = new Set(roots);
  for (const id of found) for (const other of graph.getModuleInfo(id)?.importedIds ?? []) found.add(other);
  return found;
}

function both(/** @type {Set<string>} */ some, /** @type {Set<string>} */ others) {
  return new Set([...some].filter((id) => others.has(id)));
}
