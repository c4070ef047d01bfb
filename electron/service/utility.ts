/** @file Entry of the service process. */
import { createService } from './index.ts'
import { runServiceProcess } from './run-service-process.ts'

runServiceProcess(createService)
