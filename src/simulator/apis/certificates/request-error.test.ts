import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NODE_REQUEST } from '../../testing/certificate-requests.fixture.ts';
import { requestError } from './request-error.ts';

const pem = (bytes: Buffer, type = 'CERTIFICATE REQUEST'): string =>
  `-----BEGIN ${type}-----\n${bytes.toString('base64')}\n-----END ${type}-----\n`;

const request = Buffer.from(NODE_REQUEST.replaceAll(/-----.*-----/g, ''), 'base64');
const forged = Buffer.from(request);
forged.writeUInt8(forged.readUInt8(30) + 1, 30);

const parameters =
  '{optional:false explicit:false application:false private:false defaultValue:<nil> tag:<nil> stringType:0 timeType:0 set:false omitEmpty:false}';

for (const [what, text, why] of [
  ['a request that is signed with its own key', NODE_REQUEST, undefined],
  ['no PEM', 'text', 'PEM block type must be CERTIFICATE REQUEST'],
  [
    'another block first',
    `${pem(request, 'CERTIFICATE')}${NODE_REQUEST}`,
    'PEM block type must be CERTIFICATE REQUEST',
  ],
  ['nothing', pem(Buffer.of()), 'asn1: syntax error: sequence truncated'],
  [
    'a text',
    pem(Buffer.from('nothing')),
    `asn1: structure error: tags don't match (16 vs {class:1 tag:14 length:111 isCompound:true}) ${parameters} certificateRequest @2`,
  ],
  ['the beginning', pem(request.subarray(0, 50)), 'asn1: syntax error: data truncated'],
  ['more than one', pem(Buffer.concat([request, request])), 'asn1: syntax error: trailing data'],
  ['another sequence', pem(Buffer.of(0x30, 0)), 'x509: malformed certificate request'],
  ['a changed name', pem(forged), 'x509: ECDSA verification failure'],
] as const)
  test(`a request for a certificate: ${what}`, async () => {
    assert.equal(await requestError(text), why);
  });
