// Mantine's scales in our pigments. Light uses shade 9 of each, dark shade 8; both carry white text at 4.5:1 or better.
import type { MantineColorsTuple } from '@mantine/core';

const blue: MantineColorsTuple = [
  '#eef2f9',
  '#dbe4f3',
  '#bccee9',
  '#a3bfee',
  '#a3bfee',
  '#6286c6',
  '#496eb2',
  '#3f65a8',
  '#3a5e9f',
  '#1f4480',
];

const red: MantineColorsTuple = [
  '#faeeea',
  '#f6dcd6',
  '#edbdb3',
  '#f0a092',
  '#f0a092',
  '#cc5f4f',
  '#b8483a',
  '#ad4032',
  '#a8392d',
  '#97291f',
];

const yellow: MantineColorsTuple = [
  '#faf3e0',
  '#f5e8c6',
  '#ebd495',
  '#e0bd6b',
  '#e0bd6b',
  '#b98f2f',
  '#9c7620',
  '#836117',
  '#7a5914',
  '#6f4d05',
];

const green: MantineColorsTuple = [
  '#edf4ec',
  '#d9e9da',
  '#b7d3ba',
  '#96c9a1',
  '#96c9a1',
  '#568f62',
  '#40784d',
  '#37704a',
  '#2f6a40',
  '#235a35',
];

const gray: MantineColorsTuple = [
  '#f6f2ea',
  '#efeae0',
  '#e4ddd1',
  '#d6cfc1',
  '#c0b9ac',
  '#a29b8e',
  '#857c6f',
  '#6b6357',
  '#574f44',
  '#4b443a',
];

const dark: MantineColorsTuple = [
  '#ece6da',
  '#d3cabc',
  '#b3aa9b',
  '#968d7e',
  '#3a342c',
  '#322c25',
  '#26221d',
  '#1a1714',
  '#151210',
  '#0f0d0b',
];

export const colors = { blue, red, yellow, green, gray, dark };
