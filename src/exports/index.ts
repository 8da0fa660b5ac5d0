export { ExportError, type Exported, type Exporter } from './types.ts'
