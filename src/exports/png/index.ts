export { boardPng } from './board.ts'
