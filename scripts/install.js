import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

import { explainInstallFailure } from './install-failure.js';

/**
 * Installs the dependencies unless they are there already. Costs two `stat` calls when nothing is to be done.
 *
 * @param {string} root the checkout
 * @param {{ bringNode: boolean }} options whether the Node among the dependencies will be needed
 * @returns {Promise<{ message: string, hint: string } | undefined>} what went wrong and what to do about it
 */
export const install = async (root, { bringNode }) => {
  const stamp = path.join(root, 'node_modules/.streamproof-installed');
  if (modified(stamp) < modified(path.join(root, 'package-lock.json'))) {
    const failure = isInstalled(root) ? undefined : await runNpm(root);
    if (failure !== undefined) return failure;
    writeFileSync(stamp, 'The dependencies were complete when this file was written.\n');
  }
  if (bringNode && !existsSync(path.join(root, 'node_modules/node/bin/node'))) {
    return {
      message: `The dependencies lack the Node.js 24 that runs Streamproof (this is ${process.version}): its install script did not run.`,
      hint: 'npm rebuild node --ignore-scripts=false   (or use Node.js 24 or newer)',
    };
  }
};

const modified = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Compares what npm has installed with what the lock file wants; packages of other platforms may be absent. */
const isInstalled = (root) => {
  const record = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = packagesOf(record);
  return Object.entries(packagesOf(path.join(root, 'package-lock.json'))).every(
    ([name, wanted]) => name === '' || wanted.optional || installed[name]?.version === wanted.version,
  );
};

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

const runNpm = (root) =>
  new Promise((resolve) => {
    process.stderr.write('Installing the dependencies, once (npm ci) …\n');
    const args = ['ci', '--include=dev', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
    const npm = spawn('npm', args, {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: process.platform === 'win32',
    });
    let errors = '';
    npm.stderr.on('data', (chunk) => {
      errors += chunk;
      process.stderr.write(chunk);
    });
    npm.once('error', (error) =>
      resolve({
        message: `npm cannot be started: ${error.message}.`,
        hint: 'install npm 10 or newer and put it on PATH',
      }),
    );
    npm.once('close', (code) => resolve(code === 0 ? undefined : explainInstallFailure(code, errors)));
  });
