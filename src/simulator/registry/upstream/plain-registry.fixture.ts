import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { mediaType } from '../../../image/media-type.ts';
import { RealClock } from '../../clock/real-clock.ts';
import { StorageDriver } from '../storage/storage-driver.ts';
import { startUpstreamRegistry } from './start-upstream-registry.ts';

export type Algorithm = 'sha256' | 'sha512';
export const digestOf = (content: string, algorithm: Algorithm = 'sha256'): string =>
  `${algorithm}:${createHash(algorithm).update(content).digest('hex')}`;

export interface Request {
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** A registry over plain HTTP and the ways to talk to it; `expect` checks the status. */
export const registry = async (context: TestContext) => {
  const root = await mkdtemp(join(tmpdir(), 'specification-'));
  const storage = new StorageDriver({ root });
  const handle = await startUpstreamRegistry({ host: 'registry.test', storage, clock: new RealClock() });
  context.after(async () => {
    await handle.close();
    await rm(root, { recursive: true, force: true });
  });
  const expect = async (status: number, method: string, path: string, request: Request = {}) => {
    const response = await fetch(new URL(path, `http://${handle.endpoint}`), { method, ...request });
    const body = await response.text();
    assert.equal(response.status, status, `${method} ${path}: ${body}`);
    return { body, header: (name: string) => response.headers.get(name) ?? '' };
  };
  const upload = async (name = 'org/app') =>
    (await expect(202, 'POST', `/v2/${name}/blobs/uploads/`)).header('location');
  const push = (content: string, name = 'org/app', algorithm: Algorithm = 'sha256') =>
    expect(201, 'POST', `/v2/${name}/blobs/uploads/?digest=${digestOf(content, algorithm)}`, { body: content });
  const manifest = (fields: object) =>
    JSON.stringify({
      schemaVersion: 2,
      mediaType: mediaType.ociManifest,
      config: { mediaType: mediaType.ociEmpty, size: 2, digest: digestOf('{}') },
      layers: [],
      ...fields,
    });
  const put = (reference: string, content: string, status = 201) =>
    expect(status, 'PUT', `/v2/org/app/manifests/${reference}`, {
      body: content,
      headers: { 'Content-Type': mediaType.ociManifest },
    });
  return { expect, upload, push, manifest, put, storage };
};

export const chunk = (content: string, start: number): Request => ({
  body: content,
  headers: { 'Content-Range': `${start}-${start + content.length - 1}` },
});
