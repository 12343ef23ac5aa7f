import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { addNonceToStyles } from './app/style-nonce.ts'
import './app/page.css'

addNonceToStyles()
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(<App />)
