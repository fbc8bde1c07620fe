import { jsonSyntaxError } from '../../../image/json-syntax-error.ts';
import type { BuildRequest } from '../../../resources/builds/build.ts';
import type { GitRevision } from '../../../resources/builds/build-config.ts';
import type { Upload } from '../../apimachinery/rest-storage.ts';
import { badRequest } from '../../apimachinery/status-error.ts';

/** A call of a webhook. */
export interface HookCall extends Pick<Upload, 'headers' | 'body'> {
  readonly contentType: string;
  /** Whether the trigger lets callers set variables. */
  readonly allowEnv: boolean;
}

/** What a call asks for. */
export interface HookEvent extends Pick<BuildRequest, 'env' | 'dockerStrategyOptions'> {
  /** Whether a build starts. */
  readonly proceed: boolean;
  readonly revision?: GitRevision;
  /** What was wrong with a call that was answered nevertheless. */
  readonly warning?: string;
}

/** A branch or tag that was pushed, and its newest commit. */
export interface Push {
  readonly ref: string;
  readonly revision: GitRevision;
}

/** The body of a call. @throws StatusError 400 when it is no JSON */
export const jsonBody = <T>(body: Buffer): T => {
  try {
    return JSON.parse(body.toString()) ?? {};
  } catch {
    throw badRequest(jsonSyntaxError(body.toString()) ?? '');
  }
};
