import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Condition } from '../../../resources/metadata/condition.ts';
import { validateRequestStatus } from './validate-request-status.ts';

const request = (conditions: Condition[], certificate?: string) => ({
  apiVersion: 'certificates.k8s.io/v1',
  kind: 'CertificateSigningRequest',
  metadata: { name: 'r' },
  status: { conditions, ...(certificate === undefined ? {} : { certificate }) },
});

const approved: Condition = { type: 'Approved', status: 'True' };

const findings = (part: 'status' | 'approval', now: Condition[], old: Condition[], certificate?: string): string[] =>
  validateRequestStatus(request(now, certificate), request(old), part).map(
    ({ field, message }) => `${field}: ${message}`,
  );

test('only an approval decides, and nothing takes a decision back', () => {
  assert.deepEqual(findings('approval', [approved], []), []);
  assert.deepEqual(findings('status', [approved], []), [
    'status.conditions: Forbidden: updates may not add a condition of type "Approved"',
  ]);
  assert.deepEqual(findings('approval', [], [approved]), [
    'status.conditions: Forbidden: updates may not remove a condition of type "Approved"',
  ]);
});

test('what is approved is not denied, and a decision is never false', () => {
  assert.deepEqual(findings('approval', [approved, { type: 'Denied', status: 'False' }], [approved]), [
    'status.conditions[1].status: Unsupported value: "False": supported values: "True"',
    'status.conditions[1].type: Invalid value: "Denied": Approved and Denied conditions are mutually exclusive',
  ]);
});

test('a certificate is one', () => {
  assert.deepEqual(findings('status', [approved], [approved], 'YQ=='), [
    'status.certificate: Invalid value: "<certificate data>": must contain at least one CERTIFICATE PEM block',
  ]);
});
