/** What a source file reaches for: every module it names (static, type-only, dynamic), as a path of the checkout. */
import { posix } from 'node:path';
import { parseSync } from 'vite';

export type Reach = {
  /** `shared/review/gate.ts` for a file of ours, `yjs` or `node:fs` for anybody else's. */
  readonly imports: readonly string[];
  readonly readsEnvironment: boolean;
};

export function reachOf(file: string, source: string): Reach {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message}`);
  const nodes = [...nodesIn(program)];
  const named = nodes.flatMap(moduleNamedBy);
  return {
    imports: named.map((name) => (name.startsWith('.') ? posix.join(posix.dirname(file), name) : name)),
    readsEnvironment: nodes.some(isProcessEnv) || named.some((name) => /^(node:)?process$/.test(name)),
  };
}

type Node = { readonly type: string } & Readonly<Record<string, unknown>>;

function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const one of value) yield* nodesIn(one);
  if (!isNode(value)) return;
  yield value;
  for (const child of Object.values(value)) yield* nodesIn(child);
}

/** Imports, exports from, `import()` and `import('…').Type` all name their module in `source`. */
function moduleNamedBy(node: Node): readonly string[] {
  const source = node.type === 'TSExternalModuleReference' ? node.expression : node.source;
  const isRequire = node.type === 'CallExpression' && isNode(node.callee) && node.callee.name === 'require';
  const named = isRequire && Array.isArray(node.arguments) ? node.arguments[0] : source;
  return isNode(named) && typeof named.value === 'string' ? [named.value] : [];
}

/** `process.env`, `process['env']`, `const { env } = process`. */
function isProcessEnv(node: Node): boolean {
  if (node.type === 'MemberExpression') return isProcess(node.object) && namesEnv(node.property);
  if (node.type !== 'VariableDeclarator' || !isProcess(node.init)) return false;
  return [...nodesIn(node.id)].some(namesEnv);
}

function isProcess(value: unknown): boolean {
  if (!isNode(value)) return false;
  return value.name === 'process' || (value.type === 'MemberExpression' && isProcess(value.property));
}

function namesEnv(value: unknown): boolean {
  return isNode(value) && (value.name === 'env' || value.value === 'env');
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
