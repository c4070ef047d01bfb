import { config } from 'zod'

// The content security policy forbids code made from text; zod would try it. Imported before anything that makes a schema.
config({ jitless: true })
