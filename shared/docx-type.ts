/** How a Word file is called on its way. No form of a foreign page can send this. */
export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
