import { isIP } from 'node:net';

/**
 * The family of an address, 0 for a text that is none. Numbers may begin with zeros, which older versions of Go ignored and the API goes
 * on to take.
 */
export const ipFamily = (address: string): 0 | 4 | 6 => isIP(withoutZeros(address)) as 0 | 4 | 6;

/** The address as it is written today. */
export const withoutZeros = (address: string): string => address.replace(/(?<=^|\.)0+(?=\d)/g, '');
