import type { KubeRequest } from '../../ports/kube-api.ts';
import type { Client } from './client.ts';

/** What lists and tables have in common. */
interface Page {
  metadata?: { continue?: string; resourceVersion?: string };
}

/** Reads a list page by page. */
export const listPages = async <T extends Page>(client: Client, request: KubeRequest): Promise<T[]> => {
  const pages = [await client.request<T>(request)];
  for (let next = pages[0]?.metadata?.continue; next; next = pages.at(-1)?.metadata?.continue)
    pages.push(await client.request<T>({ ...request, query: { ...request.query, continue: next } }));
  return pages;
};
