import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

import { ConfigurationError } from '../errors/configuration-error.ts';

/**
 * Writes the namespace of the current context into the kubeconfig that holds this context, as `oc project` does; the rest
 * of the file stays as it is, comments included.
 *
 * @throws ConfigurationError when no kubeconfig holds the current context
 * @see https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/
 */
export const writeCurrentNamespace = async (
  namespace: string,
  files: readonly string[] = kubeconfigFiles(),
): Promise<void> => {
  const { isSeq, parseDocument } = await import('yaml');
  let current: unknown;
  const documents = await Promise.all(
    files.map(async (file) => ({ file, document: parseDocument(await readFile(file, 'utf8')) })),
  );
  for (const { document } of documents) current ??= document.get('current-context') || undefined;
  for (const { file, document } of documents) {
    const contexts = document.get('contexts');
    const names = isSeq(contexts) ? (contexts.toJSON() as { name: string }[]) : [];
    const position = names.findIndex(({ name }) => name === current);
    if (position === -1) continue;
    document.setIn(['contexts', position, 'context', 'namespace'], namespace);
    return replaceFile(file, document.toString({ lineWidth: 0 }));
  }
  throw new ConfigurationError(`no kubeconfig holds the context "${String(current ?? '')}"`, {
    hint: 'set KUBECONFIG to the file that `streamproof up` names',
  });
};

/** The files of `KUBECONFIG`, or the usual one, as far as they exist. */
export const kubeconfigFiles = (): string[] => kubeconfigPlaces().filter((file) => existsSync(file));

/** The file that a new kubeconfig is written to. */
export const newKubeconfigFile = (): string => kubeconfigPlaces()[0] as string;

const kubeconfigPlaces = (): string[] => {
  const named = process.env.KUBECONFIG?.split(path.delimiter).filter((file) => file !== '') ?? [];
  return named.length > 0 ? named : [path.join(homedir(), '.kube/config')];
};

/** Writes a file in one step, so that a program that reads it meanwhile sees the old file or the new one. */
export const replaceFile = async (file: string, content: string): Promise<void> => {
  const draft = `${file}.${process.pid}.new`;
  await writeFile(draft, content, { mode: 0o600 });
  await rename(draft, file);
};
