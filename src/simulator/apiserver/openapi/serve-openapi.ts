import type { ApiRequest, Reply } from '../reply.ts';

export const serveOpenApi = async (_request: ApiRequest, _path: string): Promise<Reply> => undefined;
