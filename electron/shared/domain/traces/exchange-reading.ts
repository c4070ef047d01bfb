/** @file An exchange with what is read of it once for all facts. Pure. */
import { readBody, type BodyContent } from './body-content.ts'
import type { Exchange } from './exchange.ts'
import { addressOf, type Address } from './http-parts.ts'

export type ExchangeReading = Address & {
  exchange: Exchange
  method: string
  request: BodyContent
  response: BodyContent
}

export function readExchange(exchange: Exchange): ExchangeReading {
  return {
    ...addressOf(exchange.request),
    exchange,
    method: exchange.request?.method.toUpperCase() ?? '',
    request: readBody(exchange.request?.body, exchange.request?.headers),
    response: readBody(exchange.response?.body, exchange.response?.headers),
  }
}
