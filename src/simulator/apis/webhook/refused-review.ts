/**
 * What the API server says of a webhook that answers a review with an error. A `Status` speaks for itself.
 *
 * @see https://github.com/kubernetes/client-go/blob/v0.32.0/rest/request.go
 */
export const refusedReview = (code: number, contentType: string | undefined, body: string): string => {
  const own = statusMessage(body);
  if (own !== undefined) return own;
  const said = contentType === undefined || contentType.startsWith('text/') ? body.trim() : 'unknown';
  if (code === 403 || code === 415) return said;
  if (code === 406 && said !== '' && said !== 'unknown') return said;
  const known = MESSAGES[code];
  if (known !== undefined) return known;
  return code >= 500
    ? `an error on the server (${JSON.stringify(said)}) has prevented the request from succeeding`
    : `the server responded with the status code ${code} but did not return more information`;
};

const MESSAGES: Readonly<Record<number, string>> = {
  400: 'the server rejected our request for an unknown reason',
  401: 'the server has asked for the client to provide credentials',
  404: 'the server could not find the requested resource',
  405: 'the server does not allow this method on the requested resource',
  406: 'the server was unable to respond with a content type that the client supports',
  409: 'the server reported a conflict',
  422: 'the server rejected our request due to an error in our request',
  429: 'the server has received too many requests and has asked us to try again later',
  503: 'the server is currently unable to handle the request',
  504: 'the server was unable to return a response in the time allotted, but may still be processing the request',
};

const statusMessage = (body: string): string | undefined => {
  try {
    const { kind, apiVersion, status, message } = JSON.parse(body) as Readonly<Record<string, unknown>>;
    return kind === 'Status' && apiVersion === 'v1' && status !== 'Success' ? String(message ?? '') : undefined;
  } catch {
    return undefined;
  }
};
