/** The label of what a table of kinds makes. */
export const labels = { app: 'web' };

/** Programs that are there on every node. */
export const image = 'docker.io/balazsszeti/hello:sleeper';

/** A kind, a name and the rest of an object. */
export const object = (apiVersion: string, kind: string, rest: object, name = 'web'): object => ({
  apiVersion,
  kind,
  metadata: { name, labels },
  ...rest,
});

/** Several objects as one file. */
export const list = (items: readonly object[]): string => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
