import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

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
