/** The looks of figures, steps and mail, which the queue needs none of: put first into the `main` of a page of the desk that shows some. */
export const DeskPageStyles = () => <link rel="stylesheet" href="/assets/desk-pages.css" />
