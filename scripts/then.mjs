/** Imported before a program begins: its clock starts at GALLEY_THEN and goes on from there. For pictures, which tell the time. */
const begun = Date.now();
const then = Date.parse(process.env.GALLEY_THEN ?? '');
if (Number.isNaN(then)) throw new Error('GALLEY_THEN must say which moment it is.');

const now = () => then + (Real.now() - begun);
const Real = Date;

globalThis.Date = new Proxy(Real, {
  construct: (_, args, target) => Reflect.construct(Real, args.length === 0 ? [now()] : args, target),
  get: (_, key) => (key === 'now' ? now : Reflect.get(Real, key)),
});
