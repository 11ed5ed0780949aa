import { didYouMean, problem } from './problem.js';

/** Problems of the rule language. */
export const logicProblems = {
  'logic/unknown-operator': problem(
    'usage',
    (name: string, nearest: string) =>
      `There is no operator '${name}'.${didYouMean(nearest || undefined)} Data that looks like logic goes under 'literal'.`,
  ),
  'logic/refused-operator': problem(
    'usage',
    (name: string) =>
      `The operator '${name}' is not available: rules have no side effects. Use 'groundrule explain' to see values.`,
  ),
  'logic/several-keys': problem(
    'usage',
    (keys: string) =>
      `Logic is an object with one key, its operator; this one has ${keys}. Data goes under 'literal'.`,
  ),
  'logic/arity': problem(
    'usage',
    (name: string, expected: string, given: string) =>
      `The operator '${name}' takes ${expected}; ${given} given.`,
  ),
  'logic/unknown-operand': problem(
    'usage',
    (name: string, operand: string, nearest: string) =>
      `The operator '${name}' has no operand '${operand}'.${didYouMean(nearest || undefined)}`,
  ),
  'logic/missing-operand': problem(
    'usage',
    (name: string, operand: string) => `The operator '${name}' needs the operand '${operand}'.`,
  ),
  'logic/named-alone': problem(
    'usage',
    (name: string, operand: string) =>
      `'${operand}' is the only operand of '${name}' here, and an object with one key is logic. Write it without its name: '${name}: …'.`,
  ),
  'logic/setting': problem(
    'usage',
    (name: string, setting: string, expected: string) =>
      `'${setting}' of the operator '${name}' must be ${expected}.`,
  ),
  'logic/operand': problem(
    'usage',
    (name: string, expected: string) => `The operator '${name}' needs ${expected} here.`,
  ),
  'logic/path': problem(
    'usage',
    (path: string, offset: string, expected: string) =>
      `'${path}' is not a path: at character ${offset}, ${expected} was expected.`,
  ),
  'logic/pattern': problem(
    'usage',
    (pattern: string, reason: string) =>
      `'${pattern}' is not a regular expression of the linear-time kind (RE2): ${reason}.`,
  ),
  'logic/constraint': problem(
    'usage',
    (name: string, constraint: string, example: string) =>
      `'${constraint}' is not a range that '${name}' understands. Write it like ${example}.`,
  ),
  'logic/unknown-name': problem(
    'usage',
    (kind: string, name: string, nearest: string) =>
      `There is no ${kind} '${name}'.${didYouMean(nearest || undefined)}`,
  ),
  'logic/cycle': problem(
    'usage',
    (kind: string, name: string) => `The ${kind} '${name}' uses itself, so it has no value.`,
  ),
  'logic/too-deep': problem(
    'usage',
    (limit: string) => `This logic is nested more than ${limit} levels deep.`,
  ),
  'logic/too-large': problem(
    'usage',
    (limit: string) =>
      `With the fragments it uses, this logic has more than ${limit} parts. Use fewer fragments in one another.`,
  ),
};

export type LogicProblemCode = keyof typeof logicProblems;
